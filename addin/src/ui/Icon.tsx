interface Properties {
  /** From `icon:…_16_…` or `icon:…_20_…`. */
  readonly paths: string;
  readonly size?: 16 | 20 | 24;
}

/** A Fluent System Icon. It never carries meaning alone, so screen readers skip it. */
export function Icon({ paths, size = 20 }: Properties) {
  return (
    <svg class="icon" width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" focusable="false">
      <path d={paths} fill="currentColor" />
    </svg>
  );
}
