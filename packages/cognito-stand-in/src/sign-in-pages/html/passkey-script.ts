/**
 * Runs the WebAuthn ceremony of the form at a click: passes the options in `data-options` to the browser and submits the
 * result. `data-ceremony` is a method name of `navigator.credentials`.
 */
export const PASSKEY_SCRIPT = `
'use strict';
const form = document.querySelector('form[data-ceremony]');
const failure = document.getElementById('failure');
const ceremonies = {
  create: (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  failure.hidden = true;
  try {
    const credential = await ceremonies[form.dataset.ceremony](JSON.parse(form.dataset.options));
    form.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch (error) {
    failure.textContent = 'The browser used no passkey (' + error.name + '). Try again.';
    failure.hidden = false;
  }
});
`;
