/** The user's guide, written in docs/guide and served from the program itself, so that it fits it. URLs: /guide. */
@NullMarked
package org.penstock.guide;

import org.jspecify.annotations.NullMarked;
