import building from 'icon:building_20_regular';
import { hue, initials } from '../lib/people';
import './Avatar.css';
import { Icon } from './Icon';

interface Properties {
  readonly name: string;
  /** What the colour is made from: the first address if there is one, so that a stranger keeps the colour when added. */
  readonly id: string;
  readonly large?: boolean;
  readonly organisation?: boolean;
  readonly unknown?: boolean;
}

/** Initials on a colour that stays the same for the same person. */
export function Avatar({ name, id, large = false, organisation = false, unknown = false }: Properties) {
  const classes = ['avatar', `hue-${hue(id)}`, large && 'large', organisation && 'square', unknown && 'unknown'];
  return (
    <span class={classes.filter(Boolean).join(' ')} aria-hidden="true">
      {organisation ? <Icon paths={building} /> : initials(name) || '?'}
    </span>
  );
}
