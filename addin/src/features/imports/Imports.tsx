import back from 'icon:arrow_left_20_regular';
import { useEffect, useRef } from 'preact/hooks';
import { usePane } from '../../state/pane';
import { useCalls } from '../../state/session';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { Icon } from '../../ui/Icon';
import { ProblemNote } from '../notice/later';
import { FilePick } from './FilePick';
import { ImportItem } from './ImportItem';
import { createImporting, isAtWork } from './importing';
import './Imports.css';
import { Prepare } from './Prepare';
import { reason } from './told.words';
import { t } from './words';

export interface ImportsProperties {
  readonly onBack: () => void;
}

const pollMs = 1500;

/** Brings files of other programs into the CRM: a new one, and those that were imported before. */
export function Imports({ onBack }: ImportsProperties) {
  const { again } = usePane();
  const work = useCalls(createImporting);
  const heading = useRef<HTMLHeadingElement>(null);
  const place = useKeptFocus<HTMLElement>();
  const { file, problem, imports } = work;
  const atWork = imports.value?.filter(isAtWork).map(({ id }) => id);
  const key = atWork?.join(' ') ?? '';

  useEffect(() => {
    heading.current?.focus();
    void work.load();
  }, [work]);

  // Asks until the last import has ended. The next question waits for the answer before.
  useEffect(() => {
    if (key === '') {
      return;
    }

    let timer = 0;
    const next = () => {
      timer = window.setTimeout(() => {
        void Promise.all(key.split(' ').map(work.follow)).then(() => timer !== 0 && next());
      }, pollMs);
    };
    next();
    return () => {
      clearTimeout(timer);
      timer = 0;
    };
  }, [key, work]);

  const failure = problem.value;
  const code = failure?.type === 'file-not-read' ? failure.body?.['code'] : undefined;
  return (
    <section class="imports" ref={place} tabIndex={-1} aria-labelledby="imports-title">
      <Button look="link" onClick={onBack}>
        <Icon paths={back} />
        {t('imports.back')}
      </Button>
      <h1 id="imports-title" ref={heading} tabIndex={-1}>
        {t('imports.title')}
      </h1>
      {file.value === null ? <FilePick onFile={(chosen) => void work.choose(chosen)} /> : <Prepare work={work} />}
      {failure !== null && (
        <ProblemNote
          problem={failure}
          onRetry={() => void (file.peek() === null ? work.load() : work.read())}
          onSignIn={() => void again().then(() => (file.peek() === null ? work.load() : work.read()))}
        >
          {typeof code === 'string' && <p>{reason(code)}</p>}
        </ProblemNote>
      )}
      {imports.value !== null && imports.value.length > 0 && (
        <>
          <h2>{t('imports.earlier')}</h2>
          <ul class="imports-list">
            {imports.value.map((one) => (
              <ImportItem key={one.id} work={work} item={one} />
            ))}
          </ul>
          {work.hasMore.value && <p class="quiet">{t('imports.older')}</p>}
        </>
      )}
    </section>
  );
}
