import { useSignal } from '@preact/signals';
import { Button } from '../../ui/Button';
import { Board } from './boardLater';
import './Deals.css';
import { t } from './tab.words';

/** Where no mail is open: the deals of all customers, once somebody asks for them. */
export function Home() {
  const isShown = useSignal(false);
  const fetch = () => void Board.fetch();
  return (
    <div class="deals-home">
      <Button
        aria-expanded={isShown.value ? 'true' : 'false'}
        onPointerEnter={fetch}
        onFocus={fetch}
        onClick={() => (isShown.value = !isShown.peek())}
      >
        {t(isShown.value ? 'board.hide' : 'board.show')}
      </Button>
      {isShown.value && <Board />}
    </div>
  );
}
