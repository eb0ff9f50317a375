import todo from 'icon:alert_on_16_regular';
import type { Figures } from '../../api/types';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import './NextActions.css';
import { t } from './words';

const most = 2;

interface Properties {
  /** Whose the figures are; null where they are those of several customers, for whom nothing is done here. */
  readonly customerId: string | null;
  readonly figures: Figures;
}

/** What to do about a customer next: the weightiest two of what all slices propose. */
export function NextActions({ customerId, figures }: Properties) {
  const { slices, tab } = usePane();
  const { canWrite } = useSession();
  const proposed = slices
    .flatMap(({ nextActions }) =>
      (nextActions?.of(figures) ?? []).map((action) => ({
        action,
        words: nextActions?.say(action),
        Acts: nextActions?.Acts,
        opens: nextActions?.tab,
      })),
    )
    .filter(({ words }) => words !== undefined)
    .sort((one, other) => other.action.weight - one.action.weight)
    .slice(0, most);
  return proposed.length === 0 ? null : (
    <ul class="next-actions" aria-label={t('next.title')}>
      {proposed.map(({ action, words, Acts, opens }) => (
        <li key={words}>
          <Icon size={16} paths={todo} />
          {opens === undefined ? (
            <span>{words}</span>
          ) : (
            <Button look="link" onClick={() => (tab.value = opens)}>
              {words}
            </Button>
          )}
          {Acts !== undefined && customerId !== null && canWrite.value && (
            <Acts customerId={customerId} action={action} />
          )}
        </li>
      ))}
    </ul>
  );
}
