import { useEffect, useState } from 'preact/hooks';
import type { MailRules } from '../../api/types';
import { domainOf, isColleague, looksLikeAddress, normal } from '../../lib/people';
import { readable } from '../../lib/readable';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { t } from './never.words';

type Rule = MailRules['never'][number];

/** The senders whose emails are never logged: adds the open email's sender or its domain, and takes each of them back. */
export function NeverList() {
  const { opened, rules, host, tell } = usePane();
  const { isManager } = useSession();
  const [everybody, setEverybody] = useState(false);
  const { known, problem } = rules;
  const address = opened.mail.value?.from?.address ?? '';
  useEffect(() => {
    void rules.load();
  }, [rules]);

  const isSender = looksLikeAddress(address) && !isColleague({ name: '', address }, host.user, known.value);
  const forAll = everybody && isManager.value;
  const isRule = (sender: string) =>
    known.value?.never.some((rule) => rule.sender === normal(sender) && rule.forEverybody === forAll) === true;
  const set = async (sender: string, forEverybody: boolean, never: boolean) => {
    if (await rules.set(sender, forEverybody, never)) {
      tell(t(never ? 'never.done' : 'never.undone', { sender: readable(sender) }));
      // Whether the open email can be logged may have changed.
      void opened.look();
    }
  };
  return (
    <>
      {isSender && isManager.value && (
        <label>
          <input type="checkbox" checked={everybody} onChange={() => setEverybody(!everybody)} /> {t('never.everybody')}
        </label>
      )}
      {isSender &&
        [address, domainOf(address)]
          .filter((sender) => !isRule(sender))
          .map((sender) => (
            <Button key={sender} small onClick={() => void set(sender, forAll, true)}>
              {t('never.sender', { sender: readable(sender) })}
            </Button>
          ))}
      <p class="quiet">{known.value?.never.length === 0 ? t('never.none') : t('never.list')}</p>
      <ul>
        {known.value?.never.map((rule) => (
          <Listed key={`${rule.sender} ${rule.forEverybody}`} rule={rule} set={set} />
        ))}
      </ul>
      {problem.value !== null && <ProblemNote problem={problem.value} />}
    </>
  );
}

interface ListedProperties {
  readonly rule: Rule;
  readonly set: (sender: string, forEverybody: boolean, never: boolean) => Promise<void>;
}

function Listed({ rule: { sender, forEverybody }, set }: ListedProperties) {
  const { isManager } = useSession();
  return (
    <li>
      <bdi dir="ltr">{readable(sender)}</bdi>
      {forEverybody && <span class="quiet"> {t('never.company')}</span>}{' '}
      {(!forEverybody || isManager.value) && (
        <Button
          look="link"
          aria-label={t('never.again.label', { sender: readable(sender) })}
          onClick={() => void set(sender, forEverybody, false)}
        >
          {t('never.again')}
        </Button>
      )}
    </li>
  );
}
