/** Tests of the database's launcher. */
@NullMarked
package org.penstock.database;

import org.jspecify.annotations.NullMarked;
