import { environmentPrefix } from './names';
import { partitionOfRegion } from './partitions';

/** The parts of the names and ARNs of an environment's roles. */
interface Place {
  readonly organization: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/** IAM path of all roles that an environment creates. CI's deploy role of the environment can change only roles with this path. */
export const rolePathOf = ({ organization, name }: Pick<Place, 'organization' | 'name'>) =>
  `/${environmentPrefix(organization, name)}/`;

/** Name of the permissions boundary of an environment's roles. `./federation bootstrap` creates it. */
export const boundaryNameOf = ({ organization, name }: Pick<Place, 'organization' | 'name'>) =>
  `${environmentPrefix(organization, name)}-boundary`;

/** ARN of the permissions boundary of an environment's roles. */
export const boundaryArnOf = (place: Place) =>
  `arn:${partitionOfRegion(place.region).name}:iam::${place.account}:policy/${boundaryNameOf(place)}`;
