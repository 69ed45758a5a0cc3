"""Pages written for these tests: a whole body, and what an extractor would leave of it."""

MENU = [
    "Skip to content", "The Harbour Post", "Menu", "* Home", "* News", "* Town", "* Harbour", "* Sport", "* Weather", "* Tides",
    "* Ferries", "* Jobs", "* Letters", "* Archive", "Search", "Log in", "Subscribe", "Home", "News", "Town", "Harbour", "Sport",
]  # fmt: skip

ARTICLE = [
    "The old ferry comes home after forty years",
    (
        "The ferry that carried three generations across the strait was towed back into its home harbour on Saturday morning, "
        "greeted by the horns of every boat that still had one."
    ),
    (
        "It had spent the last eleven years as a floating restaurant in a river town far inland, where its engine was taken out "
        "and its bridge was filled with tables for two."
    ),
    "A long way back",
    (
        "The tow took nine days, because the two tugs could only move in daylight and had to wait for three storms to pass before "
        "they dared to leave the mouth of the river."
    ),
    (
        "“We never thought that we would see her again,” said the retired mate, who had come down to the quay at five in the "
        "morning with a flask of coffee and his old cap."
    ),
    (
        "The town bought the hull for one coin and the promise to repair it, which the council expects to take four winters and "
        "most of the money that was set aside for a new car park."
    ),
    (
        "Nobody at the quay on Saturday seemed to mind, and the children of the school had painted a sign that was longer than the "
        "ferry itself."
    ),
]  # fmt: skip

FOOT = [
    "Share this article", "Facebook", "Email", "Print", "Related articles", "Storm closes the northern pier",
    "New timetable for the islands", "Council votes on car park", "Harbour master retires", "Comments (12)", "Log in to comment",
    "About us", "Contact", "Advertise", "Jobs", "Privacy policy", "Cookie settings", "Terms of use", "RSS",
    "© 2024 The Harbour Post. All rights reserved.",
]  # fmt: skip

WHOLE = [*MENU, *ARTICLE, *FOOT]
POEM = [
    "The Lighthouse", "I keep the lamp", "and the lamp keeps me", "from the sea that knocks", "on the door all night", "and asks",
    "for nothing", "but a name", "I have forgotten", "which of us", "was here before", "the stairs", "go round", "and round",
    "until the light", "goes out",
]  # fmt: skip
