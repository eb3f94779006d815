import { resolve } from 'node:path';

import { describeApp } from '@auth0-cognito/environment/testing';

import { environment } from '../src/environment';

describeApp(resolve(__dirname, '..'), environment);
