/*
 * Tells the editor of translations where pictures, files and pages are chosen. wagtail-localize
 * does so by an inline script, which the Content-Security-Policy of the admin keeps from running.
 */
{
  const { imageChooser, documentChooser, pageChooser } = document.currentScript.dataset;
  window.chooserUrls = window.chooserUrls || { imageChooser, documentChooser, pageChooser };
}
