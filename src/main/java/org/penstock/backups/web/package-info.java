/** Pages of backups. */
@NullMarked
package org.penstock.backups.web;

import org.jspecify.annotations.NullMarked;
