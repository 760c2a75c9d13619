/**
 * Live pages: what somebody does appears on the open pages of those who may see it. URLs: /live.
 *
 * <p>A module says what it changed by {@link org.penstock.live.Live}; after the commit it goes to every node by NOTIFY, and
 * from there down one stream a browser. Only ids travel: a page fetches anew what they concern, through the same doors as
 * ever. {@code js/web/live.js} is the other end.
 */
@NullMarked
package org.penstock.live;

import org.jspecify.annotations.NullMarked;
