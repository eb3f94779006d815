import { bootstrapFaults } from './bootstrap';
import { credentialFaults } from './credentials';
import { fileFaults } from './files';
import { lockFaults } from './lock';
import { orphanFaults } from './orphans';
import { planFaults } from './plan';
import { rotationFaults } from './rotation';
import { terraformFaults } from './terraform';

/** Every fault of this package: `fault.<code>({ path, received, … })`. */
export const fault = {
  ...bootstrapFaults,
  ...credentialFaults,
  ...fileFaults,
  ...lockFaults,
  ...orphanFaults,
  ...planFaults,
  ...rotationFaults,
  ...terraformFaults,
};
