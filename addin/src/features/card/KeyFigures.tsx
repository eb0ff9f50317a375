import type { Summary } from '../../api/types';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import './KeyFigures.css';

/** The figures of every slice, each with what it was counted from. */
export function KeyFigures({ summary }: { readonly summary: Summary }) {
  const { slices } = usePane();
  const { now } = useSession();
  const figures = slices.flatMap((slice) => slice.keyFigures?.(summary, now()) ?? []);
  return (
    <dl class="sums">
      {figures.map(({ label, value, basis, exact }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd title={exact}>
            <b>{value}</b>
            {basis !== undefined && <small>{basis}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
