/**
 * Files in: reading, recognising columns, the dry run, applying in the background, and taking everything back. URLs:
 * /imports.
 */
@NullMarked
package org.penstock.imports;

import org.jspecify.annotations.NullMarked;
