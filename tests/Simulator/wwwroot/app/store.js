// What the page shows, in one place; views draw themselves again when it changes.

/** A value that is replaced piece by piece, and tells whoever watches; a change made by a watcher is told after the one it watched. */
export function createStore(initial) {
  let state = initial;
  let telling = false;
  const untold = [];
  const watchers = new Set();

  function tell() {
    if (telling) {
      return;
    }
    telling = true;
    try {
      while (untold.length > 0) {
        const [now, before] = untold.shift();
        watchers.forEach((watcher) => watcher(now, before));
      }
    } finally {
      telling = false;
    }
  }

  return {
    get: () => state,
    set(change) {
      const before = state;
      state = { ...state, ...change };
      untold.push([state, before]);
      tell();
    },
    watch(watcher) {
      watchers.add(watcher);
      watcher(state, {});
    },
  };
}

/** True when one of the named pieces is not the one it was. */
export function changed(state, before, ...names) {
  return names.some((name) => state[name] !== before[name]);
}

/** True when Outlook's language is not the one it was: dates read differently. */
export function speaksAnew(state, before) {
  return state.choices.language !== before.choices?.language;
}
