import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { shortTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { ProblemNote } from './later';
import './Banner.css';
import { t } from './words';

/** Above the card: what is wrong with it, if anything. The card itself stays. */
export function Banner() {
  const pane = usePane();
  const { now, signedOut, signingIn } = useSession();
  const { known, refresh } = pane.opened;
  const { problem, asOf, slow } = known.value;

  if (signedOut.value || signingIn.value !== null) {
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
        {slow && (
          <>
            <span class="spinner" aria-hidden="true" /> {t('notice.slow')}
          </>
        )}
      </p>
    </>
  );
}

/** Offers to sign in, or says that the user's signing in is waited for; the same button stops the wait, and keeps the focus. */
function SignIn() {
  const pane = usePane();
  const { signingIn } = useSession();
  const cancel = signingIn.value;
  const words = cancel === null ? 'notice.signin' : 'notice.signin.waiting';
  return (
    <section class="signin" aria-labelledby="signin-title">
      <div role="status">
        <h2 id="signin-title">{t(`${words}.title`)}</h2>
        <p class="quiet">{t(`${words}.words`)}</p>
      </div>
      <Button look={cancel === null ? 'primary' : 'plain'} onClick={cancel ?? (() => void pane.again())}>
        {t(cancel === null ? 'notice.signin' : 'notice.signin.cancel')}
      </Button>
    </section>
  );
}
