// Prints what CSP Evaluator finds in a policy that needs somebody: everything above "may be", one line each.
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';

const [policy = ''] = process.argv.slice(2);
const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
for (const { severity, directive, value, description } of findings) {
  if (severity < Severity.MEDIUM_MAYBE && severity !== Severity.STRICT_CSP) {
    console.log(`${Severity[severity]} ${directive} ${value ?? ''}: ${description}`);
  }
}
