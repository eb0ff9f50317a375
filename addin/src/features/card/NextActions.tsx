import todo from 'icon:alert_on_16_regular';
import type { Figures } from '../../api/types';
import { usePane } from '../../state/pane';
import { Icon } from '../../ui/Icon';
import './NextActions.css';
import { t } from './words';

const most = 2;

/** What to do about a customer next: the weightiest two of what all slices propose. */
export function NextActions({ figures }: { readonly figures: Figures }) {
  const { slices } = usePane();
  const proposed = slices
    .flatMap(({ nextActions }) =>
      (nextActions?.of(figures) ?? []).map((action) => ({ weight: action.weight, words: nextActions?.say(action) })),
    )
    .filter(({ words }) => words !== undefined)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, most);
  return proposed.length === 0 ? null : (
    <ul class="next-actions" aria-label={t('next.title')}>
      {proposed.map(({ words }) => (
        <li key={words}>
          <Icon size={16} paths={todo} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
