package org.penstock.kernel;

/** The actor sees the record but lacks the right to do this: 403. */
public class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Forbidden(Right right) {
        super("Needs the right " + right, null, false, false);
    }

    /** Throws unless the actor has the right. */
    public static void unless(Actor actor, Right right) {
        if (!actor.may(right)) {
            throw new Forbidden(right);
        }
    }
}
