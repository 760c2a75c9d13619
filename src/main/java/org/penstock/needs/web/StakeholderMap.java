package org.penstock.needs.web;

import java.util.ArrayList;
import java.util.List;
import org.penstock.needs.Stakeholder;

/**
 * The people of a deal drawn on a plane: from against to for, from much influence to little. Place and shape say all, colour
 * says nothing, so that it reads in black and white.
 */
public record StakeholderMap(List<Node> nodes, List<Band> bands, int width, int height) {
    private static final int LEFT = 26;
    private static final int TOP = 26;
    private static final int COLUMN = 160;
    private static final int LINE = 44;
    private static final int NAME_MAX = 17;

    public StakeholderMap {
        nodes = List.copyOf(nodes);
        bands = List.copyOf(bands);
    }

    /** Somebody at a place. */
    public record Node(int x, int y, String name, Stakeholder.Role role) {}

    /** A row of one influence. */
    public record Band(int influence, int y, int height) {
        public int middle() {
            return y + height / 2;
        }
    }

    public static StakeholderMap of(List<Stakeholder> people) {
        List<Node> nodes = new ArrayList<>();
        List<Band> bands = new ArrayList<>();
        int y = TOP;
        for (int influence = Stakeholder.INFLUENCE_MAX; influence >= 1; influence--) {
            int lines = 1;
            for (Stakeholder.Stance stance : Stakeholder.Stance.values()) {
                int column = Stakeholder.Stance.values().length - 1 - stance.ordinal();
                List<Stakeholder> here = at(people, influence, stance);
                for (int line = 0; line < here.size(); line++) {
                    nodes.add(node(here.get(line), LEFT + column * COLUMN, y + line * LINE));
                }
                lines = Math.max(lines, here.size());
            }
            bands.add(new Band(influence, y, lines * LINE));
            y += lines * LINE;
        }
        return new StakeholderMap(nodes, bands, LEFT + 3 * COLUMN, y + 4);
    }

    /** The left edge of a column: 0 against, 1 neutral, 2 for. */
    public int column(int at) {
        return LEFT + at * COLUMN;
    }

    public int top() {
        return TOP;
    }

    private static List<Stakeholder> at(List<Stakeholder> people, int influence, Stakeholder.Stance stance) {
        return people.stream()
                .filter(one -> one.influence() == influence && one.stance() == stance)
                .toList();
    }

    private static Node node(Stakeholder one, int x, int y) {
        String name = one.name().length() <= NAME_MAX ? one.name() : one.name().substring(0, NAME_MAX - 1) + "…";
        return new Node(x + 20, y + LINE / 2, name, one.role());
    }
}
