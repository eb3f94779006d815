import { MaskedLines } from '../src/masked-lines';

/** The output for a text that arrives in chunks of `size` characters. */
function shown(text: string, size = text.length): string {
  let result = '';
  const lines = new MaskedLines((piece) => (result += piece));
  for (let at = 0; at < text.length; at += size) lines.add(text.slice(at, at + size));
  lines.end();
  return result;
}

const PLAN = `  # aws_ecs_task_definition.app will be updated in-place
  ~ resource "aws_ecs_task_definition" "app" {
        family    = "app"
      ~ smtp_pass = "hush-1" -> "hush-2"
      + environment {
          + name    = "DB_PASSWORD"
          + value   = "hush-3"
        }
      + environment {
          + name    = "LOG_LEVEL"
          + value   = "debug"
        }
      + key       = <<-EOT
            -----BEGIN PRIVATE KEY-----
            hush-4
            -----END PRIVATE KEY-----
        EOT
    }

Plan: 0 to add, 1 to change, 0 to destroy.
`;

describe('the output of Terraform', () => {
  test.each([PLAN.length, 1, 7])('is passed on without secrets, in chunks of %d', (size) => {
    const text = shown(PLAN, size);

    expect(text).not.toMatch(/hush-\d/);
    expect(text).toContain('~ smtp_pass = "(sensitive)"\n');
    expect(text).toContain('+ value   = "(sensitive)"\n');
    expect(text).toContain('+ value   = "debug"\n');
    expect(text).toMatch(/Plan: 0 to add, 1 to change, 0 to destroy\.\n$/);
  });

  test('is passed on unchanged if it contains none, also without a line break at its end', () => {
    const text = 'Refreshing state... [id=1]\nname = "a"\n\nname = "b"';

    expect(shown(text)).toBe(text);
  });
});
