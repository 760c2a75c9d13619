package org.penstock.kernel;

import java.util.List;

/** Figures of a module for those who operate the server. Asked for at each look, so they cost little. */
public interface Measures {

    List<Measure> measures();

    /** Whether the database is asked; while it is away such figures are left out. */
    boolean asksDatabase();
}
