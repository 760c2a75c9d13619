/** Tests of backups and the way back. */
@NullMarked
package org.penstock.backups;

import org.jspecify.annotations.NullMarked;
