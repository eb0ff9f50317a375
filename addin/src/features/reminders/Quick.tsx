import call from 'icon:call_16_regular';
import alarm from 'icon:clock_alarm_16_regular';
import note from 'icon:note_add_16_regular';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { Icon } from '../../ui/Icon';
import type { TabProperties } from '../slice';
import type { Begun } from './draft';
import '../../ui/quick.css';
import { t } from './later.words';
import { Write } from './Write';

const forms = [
  { form: 'note', icon: note },
  { form: 'task', icon: alarm },
  { form: 'talk', icon: call },
] as const;

/** What can be written about a customer in one click; the form takes the place of the buttons. */
export function Quick({ customer, beside }: TabProperties) {
  const { drafts, canWrite } = useSession();
  const place = useKeptFocus<HTMLDivElement>();
  const draft = drafts.of<Begun>('reminders', customer.id);
  return (
    canWrite.value && (
      <div class="quick-part" ref={place} tabIndex={-1}>
        {draft.value !== null ? (
          <Write customer={customer} beside={beside} />
        ) : (
          forms.map(({ form, icon }) => (
            <Button key={form} small onClick={() => (draft.value = { form })}>
              <Icon size={16} paths={icon} />
              {t(`quick.${form}`)}
            </Button>
          ))
        )}
      </div>
    )
  );
}
