"""Where a figure's harm is: the figure stands in square brackets."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from extractors.context import Anchor, attach_context

PLACES = [
    ("[Nine] people were killed in Tamrit.", "Tamrit"),
    ("[Nine] people were killed in eastern Tamrit.", "eastern Tamrit"),
    ("[Nine] people were killed in rebel-held eastern Tamrit.", "rebel-held eastern Tamrit"),
    ("[Nine] people were killed in the town of Soru in Velle province.", "town of Soru in Velle province"),
    ("[Nine] people were killed in Soru, Velle province.", "Soru, Velle province"),
    ("[Nine] people were killed in a market in Soru in Velle province.", "Soru"),
    ("[Nine] people were killed north of Tamrit.", "north of Tamrit"),
    ("[Nine] people were killed on the outskirts of Tamrit.", "outskirts of Tamrit"),
    ("[Nine] people were killed near the Damra border crossing.", "Damra border crossing"),
    ("[Nine] died in Syria's southern province of Daraa.", "Syria's southern province of Daraa"),
    ("Rockets hit the Salah neighbourhood, killing [nine].", "Salah neighbourhood"),
    ("[Nine] people were killed in the capital, Tamrit.", "capital, Tamrit"),
    ("[Nine] people were killed in the south of the country.", "the south of the country"),
    ("[Nine] people were killed at the airport.", "the airport"),
    ("[Nine] died in the siege of Tamrit.", "Tamrit"),
    ("A bus bound for Tamrit was bombed near Soru, killing [nine].", "Soru"),
    ("[Nine] people were killed in Soru, the minister told reporters in Geneva.", "Soru"),
    ("[Nine] people were killed in Soru, the London-based group said.", "Soru"),
    ("A blast struck the town of Soru. [Nine] people died.", "town of Soru"),
    ("A blast struck the town of Soru near Velle. [Nine] people died in the town.", "town of Soru"),
    ("A hill buried homes in Soru in Mali on Friday. [Nine] bodies were dug out by Sunday.", "Soru"),
    ("Soru in Mali was shelled. [Nine] people have been killed in the past month.", "Mali"),
    ("[Nine] people were killed in March.", None),
    ("[Nine] people were killed in clashes.", None),
    ("[Nine] people were killed in an attack on Friday.", None),
    ("Iraq has seen years of fighting. The war has killed [9,000] people.", "Iraq"),
    ("Rebels entered Soru in Mali. Mali's conflict has killed [9,000] people.", "Mali"),
    ("Nine people were killed in Soru and [four] in Tamrit.", "Tamrit"),
    ("[Nine] people were killed in Soru and four in Tamrit.", "Soru"),
    ("The mayor of Soru, in the northern state of Velle, was shot with [two] aides.", "Soru"),
    ("A market on Soru, one of the islands of Lake Velle, was shelled, killing [nine].", "Soru"),
    ("Soru is in the hands of the rebels. [Nine] people died.", "Soru"),
    ("Velle has seen [1,258] homicides this year.", "Velle"),
    ("A light aircraft crashed on approach to Soru, killing [nine].", "Soru"),
    ("Emergency crews were called to Larch Road. [Nine] people were hurt.", "Larch Road"),
    ("19-Aug-2016 | XRQ | Velle, Soru | Car bomb. [Nine] killed.", "Soru"),
    ("30 July. Velle, Soru. A mortar round hit a house. [Nine] people were killed.", "Soru"),
    ("SORU, Calif. (AP) - [Nine] people were killed.", "SORU"),
    ("Soru tube bomb: [nine] hurt", "Soru"),
    ("Bus crash: [12] dead", None),
    ("Severe floods kill [12].", None),
    ("In Mexico, Rafael Nimes, a printer, and [nine] others were killed.", "Mexico"),
    ("A car hit a Ford F-150. [Nine] people were hurt.", None),
    ("[Nine] people were killed on New Year's Day.", None),
    ("Velle lost 40 people in Tamrit; [nine] died in the first quarter.", "Tamrit"),
    ("Men interviewed in Tamrit said troops shelled Soru town. [Nine] died.", "Soru town"),
    ("[Nine] people were hurt in a raid in Soru, Capers said.", "Soru"),
    ("[Nine] people were hurt in Soru, Ana Velle, a spokeswoman, said.", "Soru"),
    ("The Soru County Police Department said [nine] people had died.", None),
    ("[Nine] people were hurt, Soru University Sgt. Carl Boone said.", None),
    ("[Nine] people were hurt by men in ZRF uniform.", None),
    ("[Nine] people died in drought-hit South Sudan.", "South Sudan"),
    ("An Indonesian ferry sank and [nine] people died.", None),
    ("[Nine] people died on Kenyan roads.", "Kenya"),
    ("[Nine] people were hurt at the Soru Carnival.", "Soru"),
    ("[Nine] people died at a Soru bus shelter.", "Soru"),
    ("A raid in Soru, Velle, that killed [nine], a March 16 raid in Tamrit that killed 40.", "Soru, Velle"),
    ("Guns pounded Soru, killing [nine], hours after rebels had fired rockets at Tamrit.", "Soru"),
    ("Soru was shelled. The hospital at Tamrit had treated [nine] people by noon.", "Tamrit"),
    ("Soru was shelled. The dead lay in a hospital in Tamrit. [Nine] people died.", "Soru"),
    ("Soru was calm. Elders from Tamrit said [nine] people had been killed.", "Tamrit"),
    ("Soru was shelled. The minister will go to Tamrit. [Nine] people died.", "Soru"),
    ("[Six] men have been missing since their boat overturned off Soru on 12 September.", "Soru"),
    ("In Mexico, Ana Velle was found dead with [nine] others in a flat in the capital.", "Mexico"),
    ("A car bomb in the capital killed [nine] people.", "the capital"),
    ("[Two] men died at Soru Cross, Co Velle.", "Soru Cross, Co Velle"),
    ("[Nine] men were shot when the fight moved to Soru Valley.", "Soru Valley"),
    ("In Soru, the commercial hub of Velle state, a girl blew herself up, killing [16].", "Soru"),
    ("The militia entered Soru, on the road to Velle, and killed [19] people.", "Soru"),
    ("On 16 February, in Velle, Kenya, [one] man was shot when rebels stopped a car in Soru.", "Soru"),
    ("[A clerk] was shot in Soru on 4 May in a robbery at the Palace hotel.", "Palace hotel"),
    ("Chad: Russian forces lost [three] men in fighting on the heights above Soru.", "Soru"),
    ("[Two] people were arrested in the occupied West Bank.", "occupied West Bank"),
    ("A man was charged with shooting [two] Soru police officers.", "Soru"),
    ("[Two] officers were shot on the city's west side.", "the city's west side"),
    ("Car bomb, Soru, [3] killed.", "Soru"),
    ("The trial of a man accused of drowning [two] girls in Soru opened in Velle on Monday.", "Soru"),
    ("[Sixty] families were evacuated from Soru and taken to shelters in Velle.", "Soru"),
    ("France is in a state of emergency after [nine] people were shot.", "France"),
    ("The ferry left Velle for Tamrit; it sank off Soru with the loss of [14].", "Soru"),
]  # fmt: skip


def place(text: str, hint: str | None = None) -> str | None:
    """The place of the figure in square brackets; sentences end at a full stop and a space."""
    opened, closed = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    bounds, start = [], 0
    for match in re.finditer(r"(?<=[.])\s+(?=[A-Z])", plain):
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(plain)))
    index = max(i for i, (first, _) in enumerate(bounds) if first <= opened)
    first, last = bounds[index]
    anchor = Anchor(opened, closed, "killed", index, first, last, None, None, False)
    return attach_context(plain, bounds, dt.date(2016, 9, 29), [anchor], hint)[0].place_text


@pytest.mark.parametrize(("text", "where"), PLACES, ids=[p[0][:80] for p in PLACES])
def test_places(text: str, where: str | None) -> None:
    assert place(text) == where


def test_the_hint_serves_where_the_text_names_nothing() -> None:
    assert place("[Nine] people were killed.", "Tamrit") == "Tamrit"


def test_the_text_goes_before_the_hint() -> None:
    assert place("[Nine] people were killed in Soru.", "Tamrit") == "Soru"
