/** The stream. */
@NullMarked
package org.penstock.live.web;

import org.jspecify.annotations.NullMarked;
