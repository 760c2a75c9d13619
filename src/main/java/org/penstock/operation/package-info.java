/**
 * What those who operate the server look at: health, readiness and figures on a port of their own, and logs without
 * personal data. URLs: none of the pages' server.
 *
 * <p>Modules supply figures as {@link org.penstock.kernel.Measures}. All names are in docs/operation/metrics.md.
 */
@NullMarked
package org.penstock.operation;

import org.jspecify.annotations.NullMarked;
