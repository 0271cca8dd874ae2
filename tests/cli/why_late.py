"""A closure at a port is the reason why cargo waits inland, once the port's yard is full.

Example: python3 tests/cli/why_late.py build/release/corridor
Leaves nothing behind.
"""
import unittest

import h5py
import numpy as np

from corridor_case import baseline, case


class why_late(case):
    def hours(self, name, *words):
        """Lot-hours of the cohort by (node, origin), and both names' places."""
        self.corridor("run", baseline, "--replications", 2, "--set",
                      "port.aktau.yard_slots_teu=1200", "--out", name, *words)
        with h5py.File(self.folder / name) as result:
            mean = np.nan_to_num(result["causes/origin_by_node_mean_h"][()])
            lots = result["flows/cohort_lots"][()]
            places = [name.decode() for name in result["causes/node"][()]]
            origins = [name.decode() for name in result["causes/origin"][()]]
            felt = np.nan_to_num(result["causes/waiting_mean_h"][()])
            came = np.nan_to_num(result["causes/origin_mean_h"][()])
        self.assertTrue(np.allclose(felt.sum(axis=2), came.sum(axis=2), rtol=1e-12))
        return (mean * lots[:, :, None, None]).sum(axis=(0, 1)), places, origins

    def test_wind_and_a_week_without_berths_are_felt_inland(self):
        # Aktau's yard is made so small that a week without container berths fills it: trains then
        # wait up to 3,300 km away, and the file says for what. At the baseline's size the yard takes
        # that week in, and only the ports feel it. Wind fills the small yard without any closure.
        usual, places, origins = self.hours("usual.h5")
        lost, _, _ = self.hours("lost.h5", "--with", "aktau-week-lost")

        inland = [places.index(name) for name in ("altynkol", "dostyk", "temirtau", "kostanay")]
        closure = origins.index("disruption")
        self.assertEqual(usual[:, closure].sum(), 0)
        self.assertGreater(lost[inland, closure].sum(), 1000)
        self.assertGreater(lost[places.index("aktau"), closure], 1000)
        wind = origins.index("weather")
        self.assertGreater(usual[places.index("altynkol"), wind], 1000)


if __name__ == "__main__":
    unittest.main()
