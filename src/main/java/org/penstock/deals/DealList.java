package org.penstock.deals;

import java.util.Map;
import org.penstock.kernel.Page;

/**
 * A page of the list with the sums over all deals that the filter finds.
 *
 * @param sums over all of them
 * @param byOutcome the same for each outcome that occurs
 */
public record DealList(
        DealFilter filter, DealSort.By sort, Page<DealRow> page, DealSums sums, Map<Outcome, DealSums> byOutcome) {}
