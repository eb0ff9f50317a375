import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import type { TabProperties } from '../slice';
import { asked } from './asked';
import '../../ui/quick.css';
import { t } from './tab.words';

/** A deal with the customer of the card, in one click. */
export function Quick({ customer }: TabProperties) {
  const { tab } = usePane();
  const { canWrite } = useSession();
  return canWrite.value ? (
    <p class="quick-part">
      <Button
        small
        onClick={() => {
          asked.value = customer.id;
          tab.value = 'deals';
        }}
      >
        {t('deals.add')}
      </Button>
    </p>
  ) : null;
}
