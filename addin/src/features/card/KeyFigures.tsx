import down from 'icon:arrow_down_16_regular';
import up from 'icon:arrow_up_16_regular';
import type { Figures, Summary } from '../../api/types';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Icon } from '../../ui/Icon';
import './KeyFigures.css';

const ways = { up, down };

/** What would make a third of a row many lines high has a row of its own, the last. */
const isLong = ({ basis = '' }: { readonly basis?: string | undefined }) => basis.length > 45;

/** The figures of every slice, each with what it was counted from. */
export function KeyFigures({ summary, figures }: { readonly summary: Summary; readonly figures: Figures }) {
  const { slices } = usePane();
  const { now } = useSession();
  const found = slices.flatMap((slice) => slice.keyFigures?.(summary, now(), figures) ?? []);
  const all = [...found.filter((one) => !isLong(one)), ...found.filter(isLong)];
  return (
    <dl class="sums">
      {all.map(({ label, value, basis, exact, trend }, index) => (
        <div key={index} class={isLong({ basis }) ? 'wide' : undefined}>
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
