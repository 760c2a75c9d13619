/** Pages of deals: board, list, one deal, settings of pipelines. */
@NullMarked
package org.penstock.deals.web;

import org.jspecify.annotations.NullMarked;
