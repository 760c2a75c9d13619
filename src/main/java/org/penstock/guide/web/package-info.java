/** Pages of the guide. */
@NullMarked
package org.penstock.guide.web;

import org.jspecify.annotations.NullMarked;
