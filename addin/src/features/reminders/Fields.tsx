import { useSession } from '../../state/session';
import { AreaField, SelectField, TextField } from '../../ui/Field';
import { Box } from '../../ui/Box';
import { dayAhead, nextMonday, outcomes, type Draft } from './draft';
import { t } from './later.words';

interface Properties {
  readonly value: Draft;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly onChange: (part: Partial<Draft>) => void;
}

const longest = 4000;
const longestLine = 500;

/** The boxes of a note, a task, or a call or meeting. */
export function Fields(properties: Properties) {
  switch (properties.value.form) {
    case 'note':
      return <NoteFields {...properties} />;
    case 'task':
      return <TaskFields {...properties} />;
    case 'talk':
      return <TalkFields {...properties} />;
  }
}

function NoteFields({ value, errors, onChange }: Properties) {
  return (
    <AreaField
      label={t('note.text')}
      value={value.text}
      maxLength={longest}
      error={errors['text']?.[0]}
      onText={(text) => onChange({ text })}
    />
  );
}

function TaskFields({ value, errors, onChange }: Properties) {
  const { now } = useSession();
  const choices = [
    { day: dayAhead(now(), 1), name: t('task.tomorrow') },
    { day: dayAhead(now(), 3), name: t('task.three') },
    { day: dayAhead(now(), nextMonday(now())), name: t('task.week') },
  ];
  const chosen = choices.findIndex(({ day }) => day === value.dueOn);
  return (
    <>
      <TextField
        label={t('task.text')}
        value={value.text}
        maxLength={longestLine}
        error={errors['text']?.[0]}
        onText={(text) => onChange({ text })}
      />
      <div class="record-days" role="group" aria-label={t('task.when')}>
        {choices.map(({ day, name }, index) => (
          <button
            key={name}
            type="button"
            aria-pressed={chosen === index ? 'true' : 'false'}
            onClick={() => onChange({ dueOn: day })}
          >
            {name}
          </button>
        ))}
        <Box
          label={t('task.day')}
          type="date"
          value={value.dueOn}
          required
          error={errors['dueOn']?.[0]}
          onText={(dueOn) => onChange({ dueOn })}
        />
      </div>
    </>
  );
}

function TalkFields({ value, errors, onChange }: Properties) {
  return (
    <>
      <AreaField
        label={t('talk.note')}
        value={value.text}
        maxLength={longest}
        error={errors['note']?.[0]}
        onText={(text) => onChange({ text })}
      />
      <div class="record-pair">
        <SelectField
          label={t('talk.kind')}
          value={value.kind}
          options={[
            { code: 'call', name: t('talk.call') },
            { code: 'meeting', name: t('talk.meeting') },
          ]}
          onChoose={(code) => {
            const kind = code === 'meeting' ? 'meeting' : 'call';
            onChange({ kind, outcome: outcomes[kind][0] ?? value.outcome });
          }}
        />
        <SelectField
          label={t('talk.outcome')}
          value={value.outcome}
          error={errors['outcome']?.[0]}
          options={outcomes[value.kind].map((code) => ({ code, name: t(`talk.${code}`) }))}
          onChoose={(code) => onChange({ outcome: outcomes[value.kind].find((one) => one === code) ?? value.outcome })}
        />
        <Box
          label={t('talk.at')}
          type="datetime-local"
          value={value.at}
          required
          error={errors['at']?.[0]}
          onText={(at) => onChange({ at })}
        />
        <TextField
          label={t('talk.with')}
          value={value.with}
          maxLength={longestLine}
          error={errors['with']?.[0]}
          onText={(whom) => onChange({ with: whom })}
        />
      </div>
    </>
  );
}
