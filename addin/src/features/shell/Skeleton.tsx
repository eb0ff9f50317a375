/** The same bones that index.html paints before any script runs. */
export function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <div class="skeleton-head">
        <span class="bone round" />
        <span class="skeleton-lines">
          <span class="bone wide" />
          <span class="bone" />
        </span>
      </div>
      <span class="bone bar" />
      <span class="bone card" />
      <span class="bone row" />
      <span class="bone row" />
      <span class="bone row" />
    </div>
  );
}
