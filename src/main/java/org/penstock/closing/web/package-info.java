/** The pages of closing. */
@NullMarked
package org.penstock.closing.web;

import org.jspecify.annotations.NullMarked;
