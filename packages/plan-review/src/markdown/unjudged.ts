import type { Review } from '../model';
import { NOT_JUDGED, sides } from '../texts';
import { code, prose } from './escape';
import type { RiskDetail } from './risks';

/** Maximum number of listed settings of one resource. The others are counted. */
const MAX_SETTINGS = 20;

/** Changes that no rule judges, with their values. A person must read them. */
export function unjudgedSection({ unjudged, otherTypes }: Review, detail: RiskDetail | 'fitting'): string[] {
  const others =
    otherTypes.length === 0 || detail === 'counts'
      ? []
      : [
          `${NOT_JUDGED}: ${otherTypes
            .slice(0, 20)
            .map(({ type, count }) => `${code(type)} ${count}`)
            .join(', ')}${otherTypes.length > 20 ? ` and ${otherTypes.length - 20} more types` : ''}.`,
        ];
  if (unjudged.length === 0) return others;
  const isShort = detail === 'counts' || detail === 'fitting';
  const lines = isShort
    ? [`- ${unjudged.length} ${unjudged.length === 1 ? 'resource' : 'resources'}`]
    : unjudged.flatMap(({ address, attributes, omitted }) => {
        const more = attributes.length - MAX_SETTINGS + omitted;
        return [
          `- ${code(address)}`,
          ...(detail === 'all'
            ? attributes
                .slice(0, MAX_SETTINGS)
                .map((attribute) => `  - ${code(`${attribute.path}: ${sides(attribute)}`)}`)
            : []),
          ...(detail === 'all' && more > 0 ? [`  - ${prose(`and ${more} more settings`)}`] : []),
        ];
      });
  return ['### Needs a look: settings that no rule judges', lines.join('\n'), ...others];
}
