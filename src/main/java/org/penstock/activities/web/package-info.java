/** Pages and regions of activities, and Today. */
@NullMarked
package org.penstock.activities.web;

import org.jspecify.annotations.NullMarked;
