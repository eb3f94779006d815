/** The standard error of Terraform without its line breaks, which can be inside a sentence, and without the frame around errors. */
export const unwrapped = (errorText: string) => errorText.replace(/\s*\n[\s│]*/g, ' ');
