import { render } from 'preact';
const pane = document.getElementById('pane');
if (pane) {
  render('OutlookCrm', pane);
}
