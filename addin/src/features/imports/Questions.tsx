import type { ImportQuestion } from '../../api/types';
import type { ImportOptions } from './calls';
import type { Importing } from './importing';
import { t } from './words';

interface Properties {
  readonly work: Importing;
}

const mostExamples = 3;

/** What the file does not tell, with values of the file and what each answer would make of them. */
export function Questions({ work }: Properties) {
  const options = work.options.value;
  return work.questions.value.map((question) => (
    <Question
      key={keyOf(question)}
      question={question}
      answer={
        options.dayOrders?.[columnOf(question)] ?? (options[question.code] as string | undefined) ?? question.proposed
      }
      onAnswer={(choice) => void work.set(answered(question, choice, options.dayOrders))}
    />
  ));
}

/** Two columns may write days in two ways. The answer for one column is proposed for the others. */
function answered(question: ImportQuestion, choice: string, others: ImportOptions['dayOrders']): ImportOptions {
  const column = columnOf(question);
  return { [question.code]: choice, ...(column !== '' && { dayOrders: { ...others, [column]: choice } }) };
}

function columnOf({ code, column }: ImportQuestion): string {
  return code === 'dayOrder' ? (column ?? '') : '';
}

function keyOf(question: ImportQuestion): string {
  return `${question.code} ${columnOf(question)}`;
}

interface QuestionProperties {
  readonly question: ImportQuestion;
  readonly answer: string | null;
  readonly onAnswer: (choice: string) => void;
}

function Question({ question, answer, onAnswer }: QuestionProperties) {
  const { code, column, choices, examples } = question;
  return (
    <fieldset class={`imports-question${answer === null ? ' open' : ''}`}>
      <legend>
        {asked(code)} {column !== null && <span class="quiet">{t('imports.column', { column })}</span>}
      </legend>
      {choices.map((choice, index) => (
        <label key={choice}>
          <input
            type="radio"
            name={`imports-${keyOf(question)}`}
            checked={answer === choice}
            onChange={() => onAnswer(choice)}
          />
          <span>
            {said(choice)}
            {examples.slice(0, mostExamples).map(({ text, meanings }) => (
              <small key={text}>
                <bdi>{text}</bdi>
                {meanings.length > 0 && (
                  <>
                    {' '}
                    → <bdi>{meanings[index] ?? t('imports.nothing')}</bdi>
                  </>
                )}
              </small>
            ))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function asked(code: string): string {
  const key = `imports.ask.${code}` as 'imports.ask.dayOrder';
  const words = t(key);
  return words === key ? code : words;
}

/** A choice is a word of ours, or the name of an encoding or a time zone, which is the same in all languages. */
function said(choice: string): string {
  const key = `imports.answer.${choice}` as 'imports.answer.dayFirst';
  const words = t(key);
  return words === key ? choice : words;
}
