import { byId } from './dom.js';

/** The whole page takes files, the pane's frame included: a veil covers everything while one is dragged over it. */
export function mountDrop(actions) {
  const veil = byId('veil');
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');

  window.addEventListener('dragenter', (event) => {
    if (carriesFiles(event)) {
      veil.hidden = false;
    }
  });
  window.addEventListener('dragover', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
    }
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) {
      veil.hidden = true;
    }
  });
  window.addEventListener('drop', (event) => {
    veil.hidden = true;
    if (carriesFiles(event)) {
      event.preventDefault();
      void actions.drop([...event.dataTransfer.files]);
    }
  });
}
