package org.penstock.kernel;

/** There is no such record, or the actor may not see it: the same answer, 404. */
public class Missing extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Missing(String what) {
        super(what + " is not there or not visible", null, false, false);
    }
}
