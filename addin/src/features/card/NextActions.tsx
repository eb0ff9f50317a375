import todo from 'icon:alert_on_16_regular';
import type { CustomerCard } from '../../api/types';
import { shortName } from '../../lib/people';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import type { ProposedAction } from '../slice';
import './NextActions.css';
import type { Proposal } from './proposals';
import { t } from './words';

interface Properties {
  readonly customer: CustomerCard;
  readonly proposals: readonly Proposal[];
}

/** The proposals, each with what can be done at once; what is about one of a company's people names that person. */
export function NextActions({ customer, proposals }: Properties) {
  const { tab, visits } = usePane();
  const { canWrite } = useSession();
  return (
    <ul class="next-actions" aria-label={t('next.title')}>
      {proposals.map(({ action, words, of: { Acts, tab: opens } }) => {
        const whose = whoseIs(action, customer);
        return (
          <li key={`${whose?.id} ${action.task?.id} ${words}`}>
            <Icon size={16} paths={todo} />
            {opens === undefined ? (
              <span>
                {whose !== null && whose.id !== customer.id && (
                  <>
                    <Button look="link" title={whose.name} onClick={() => void visits.open(whose.id, whose.name)}>
                      <bdi>{shortName(whose.name)}</bdi>
                    </Button>
                    {' · '}
                  </>
                )}
                {words}
              </span>
            ) : (
              <Button look="link" onClick={() => (tab.value = opens)}>
                {words}
              </Button>
            )}
            {Acts !== undefined && whose !== null && canWrite.value && <Acts customerId={whose.id} action={action} />}
          </li>
        );
      })}
    </ul>
  );
}

/** The figures of a company do not say whose a task is; its open items and its history do. Null where neither has the task. */
function whoseIs({ task }: ProposedAction, { id, profile, company, openItems }: CustomerCard) {
  const isOwn = company === null || openItems.some((item) => item.kind === 'task' && item.id === task?.id);
  const entry = company?.timeline.entries.find((one) => one.entry.kind === 'task' && one.entry.task.id === task?.id);
  return isOwn ? { id, name: profile.name } : (entry?.customers[0] ?? null);
}
