/** Pages of qualification: the card of a deal, the queue of leads, the criteria of a pipeline. */
@NullMarked
package org.penstock.qualification.web;

import org.jspecify.annotations.NullMarked;
