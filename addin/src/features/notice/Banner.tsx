import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { shortTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { ProblemNote } from './Problem';
import './Banner.css';
import { t } from './words';

/** Above the card: what is wrong with it, if anything. The card itself stays. */
export function Banner() {
  const pane = usePane();
  const { now, signedOut, signingIn } = useSession();
  const { known, refresh } = pane.opened;
  const { problem, asOf, slow } = known.value;

  if (signedOut.value) {
    return <SignIn />;
  }

  return (
    <>
      {problem !== null && (
        <div class="banner">
          <ProblemNote problem={problem} onRetry={() => void refresh(true)} onSignIn={() => void pane.again()}>
            {asOf !== null && <p>{t('notice.asof', { at: shortTime(asOf.toISOString(), now()) })}</p>}
          </ProblemNote>
        </div>
      )}
      <p role="status" class="slow">
        {(slow || signingIn.value) && (
          <>
            <span class="spinner" aria-hidden="true" /> {t(signingIn.value ? 'notice.signin.waiting' : 'notice.slow')}
          </>
        )}
      </p>
    </>
  );
}

function SignIn() {
  const pane = usePane();
  return (
    <section class="signin">
      <h2>{t('notice.signin.title')}</h2>
      <p class="quiet">{t('notice.signin.words')}</p>
      <Button look="primary" onClick={() => void pane.again()}>
        {t('notice.signin')}
      </Button>
    </section>
  );
}
