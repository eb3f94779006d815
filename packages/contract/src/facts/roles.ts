import { environmentPrefix } from './names';
import { partitionOfRegion } from './partitions';

/** What the roles of an environment are named by. */
interface Place {
  readonly organization: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/** IAM path of every role that an environment makes: the role by which CI deploys it changes no other. */
export const rolePathOf = ({ organization, name }: Pick<Place, 'organization' | 'name'>) =>
  `/${environmentPrefix(organization, name)}/`;

/** Name of the policy that limits an environment's roles; `./federation bootstrap` makes it. */
export const boundaryNameOf = ({ organization, name }: Pick<Place, 'organization' | 'name'>) =>
  `${environmentPrefix(organization, name)}-boundary`;

/** ARN of the policy that limits an environment's roles. */
export const boundaryArnOf = (place: Place) =>
  `arn:${partitionOfRegion(place.region).name}:iam::${place.account}:policy/${boundaryNameOf(place)}`;
