import down from 'icon:arrow_down_16_regular';
import up from 'icon:arrow_up_16_regular';
import type { Summary } from '../../api/types';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Icon } from '../../ui/Icon';
import './KeyFigures.css';

const ways = { up, down };

/** The figures of every slice, each with what it was counted from. */
export function KeyFigures({ summary }: { readonly summary: Summary }) {
  const { slices } = usePane();
  const { now } = useSession();
  const figures = slices.flatMap((slice) => slice.keyFigures?.(summary, now()) ?? []);
  return (
    <dl class="sums">
      {figures.map(({ label, value, basis, exact, trend }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd title={exact}>
            <b class={trend?.way}>
              {value}
              {trend !== undefined && (
                <>
                  <Icon size={16} paths={ways[trend.way]} />
                  <span class="hidden-text">, {trend.words}</span>
                </>
              )}
            </b>
            {basis !== undefined && <small>{basis}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
