/** Tests of the command line. */
@NullMarked
package org.penstock.commands;

import org.jspecify.annotations.NullMarked;
