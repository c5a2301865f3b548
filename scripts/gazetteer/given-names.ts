// Given names transliterated from other scripts, as English newspapers spell them. Written by hand.

export const GIVEN_NAMES = `
Abdallah Abdel Abdelaziz Abdelfattah Abdelkader Abdelmajid Abdi Abdirahman Abdoulaye Abdul Abdulaziz Abdulla Abdullah
Abdullahi Abdulrahman Abdurrahman Abebe Abhijit Abid Abiy Abu Abubakar Achraf Adeel Adel Adnan Adrian Aeham Afonso Agnes
Ahmad Ahmadou Ahmed Ahmet Aibek Aida Aigul Ainura Aisha Ajay Ajit Akaki Akbar Akhmat Akhmed Aki Akihiko Akihito Akiko
Akinori Akinwumi Akio Akira Akmal Akufo Aleksander Aleksandr Aleksandra Aleksei Aleksey Aleksi Alexander Alexandr Alexei
Alexey Alexi Alexy Ali Aliaksandr Aliya Alla Almazbek Alyaksandr Alyona Amal Aman Amar Amara Ami Amina Amir Amira Amit
Amitabh Amjad Amr Amrit Anahit Anand Anar Anas Anastas Anastasia Anastasiia Anastasiya Anatoli Anatolii Anatoly Andrei
Andrej Andrey Andrii Andriy Andro Anil Anita Anjali Anna Anne Ansar Anton Antonina Anush Anwar Anzor Aram Arash Archil
Arif Arindam Arjun Arkadi Arkady Arman Armen Arnab Arsen Arseni Arseniy Arseny Artem Arthur Artur Artyom Arun Aruna
Arundhati Arvind Arvydas Asad Asel Asha Ashok Ashot Ashraf Asif Aslan Ataullah Ateş Atiku Atsuko Avi Avigdor Aviv Avtandil
Ayaan Ayaz Aygul Ayman Ayşe Aysel Ayumi Ayub Azamat Aziz Aziza Azra Badr Badri Bahar Bakhtiyar Balázs Baldev Ban Bandar
Baran Bashar Bashir Bassam Batu Bayram Behrouz Bekir Bela Benazir Benjamin Benny Beqa Beka Berdimuhamed Berik Bharat Bhupinder
Bidzina Bilal Bilawal Binali Binyamin Bohdan Bola Bolat Boris Borislav Borys Boualem Bouchra Boubacar Boyan Boyko Brahim
Bui Burak Burhan Bülent Can Cem Cemal Chandra Chen Cheikh Chiara Chidi Chika Chinedu Chinua Chris Christos Cong Dae Daisuke
Dalia Dalit Damdin Damir Dana Daniil Danil Danilo Danuta Danylo Darejan Daria Dariusz Darya Dasha Datuk Daud Davit Davut
Dawit Dawood Deepa Deepak Deepika Demetre Demna Deng Denis Denys Devendra Dhaka Dheeraj Dhruv Diana Dilip Dilma Dilnoza
Dimitar Dimitri Dimitrios Dimitris Dina Dinara Dinesh Diyar Djamel Dmitri Dmitrii Dmitriy Dmitro Dmitry Dmytro Donara Dong
Draga Dragan Dragoslav Dritan Durdona Dzhokhar Dzmitry Edgars Eduard Efim Ehud Ekaterina Ekrem Eldar Elena Elene Eleni
Elif Elizaveta Ella Elmar Elmira Elvira Emil Emin Emine Emir Emre Enver Erdem Erdoğan Eren Erhan Erik Erkin Erlan Ermal
Esmail Evgeni Evgenia Evgenii Evgeniy Evgeny Evika Evo Eyal Fadi Fadel Fahad Fahd Fahrettin Faisal Faiz Faiza Fakhri
Farah Fares Farhad Farhat Farid Farida Fariz Farouk Farrukh Faruk Fatemeh Fathi Fatih Fatima Fatma Fatmata Fatos Fatou
Fawzi Fayez Fazal Fedor Felix Fernando Ferit Fethullah Feyzullah Filip Firas Firdaus Fouad Fridon Fuad Fumio Fyodor Gafur
Gagik Galina Gamal Ganesh Gautam Gayane Gela Gennadi Gennadii Gennadiy Gennady Georgi Georgii Georgiy Gerhard Germán
Gevorg Ghassan Ghulam Gia Gigi Giga Givi Gia Gideon Gilad Giorgi Girish Givi Gleb Gocha Goga Gohar Gokhan Gor Goran
Gotabaya Govind Grigol Grigor Grigori Grigoriy Grigory Gulnara Gulnoza Gulnur Guram Gurbanguly Gurgen Gürsel Habib Habiba
Hafez Hafiz Haider Hailemariam Haitham Hakan Hakeem Hakim Hakob Halima Halyna Hamad Hamid Hamida Hamza Hani Hanna Hans
Harald Harish Harsh Haruhiko Haruki Hasan Hashim Hasmik Hassan Hassanal Hatem Hayat Hayk Heba Hela Henadz Heorhiy Hicham
Hideki Hideo Hikmet Hiroki Hiroko Hiroshi Hiroyuki Hisham Hitoshi Hoda Hossam Hossein Hovhannes Hovik Hristo Huda Hulusi
Hussain Hussein Huda Hyun Ibrahim Ibrahima Ichiro Idris Ignas Igor Ihor Ilaha Ilan Ilana Ilgar Ilham Ilia Ilias Iliya
Ilkhom Illia Ilya Imad Iman Imran Imre Inaam Indira Indra Inga Inna Ioannis Ioseb Irakli Iran Irada Irene Irina Irma Iryna
Isa Isaac Isaias Ishaan Ishaq Ismail Ismayil Ismet Issa Istvan István Ivan Ivane Ivanka Ivica Ivo Izzat Jaafar Jabar
Jabir Jahangir Jair Jairam Jakaya Jalal Jalil Jamal Jamil Jamila Jamshid Janez Jansa Janusz Jaroslav Jaroslaw Jasmin
Jassim Jawad Jawaharlal Jayant Jens Jeyhun Jibril Jihad Jin Jinping Jiro Jitendra Joao Jomo Jovan Juma Jumber Junichi
Junichiro Kaan Kabir Kacper Kadyr Kaha Kailash Kairat Kakha Kakhaber Kamal Kamala Kamil Kamran Karan Karim Karima Karlygash
Karol Karthik Kassym Kassym-Jomart Katarzyna Katerina Kateryna Katsiaryna Katsuya Kazim Kazuhiro Kazuki Kazuo Kei Keiji
Keiko Keisuke Kemal Ken Kenan Kenji Kenta Kenzo Kerem Keti Ketevan Khaled Khalid Khalida Khalifa Khalil Khatuna Khurram
Khurshid Kim Kiril Kirill Kiyoshi Klara Klavdia Klim Klimenko Klodian Klyuch Koba Kofi Koichi Koji Konstantin Konstantine
Konstantinos Kostas Kostiantyn Kote Krishna Krisztina Krzysztof Kulbhushan Kumar Kunal Kwabena Kwame Kwasi Kyriakos Lado
Lali Lalit Lamia Lana Larisa Larysa Lasha Lata Latif Layla Lazar Leila Lena Leonid Leonida Leopold Lerman Lesia Lesya
Levan Levon Leyla Lia Lidia Lidiya Lika Lilia Liliya Linh Liudmila Liudmyla Liya Lubna Lubov Lyubov Lyubomir Lyudmila
Lyudmyla Maamoun Madhav Madhu Madina Magdi Magomed Mahamat Mahathir Mahdi Mahendra Mahesh Mahinda Mahmood Mahmoud Mahmud
Maia Maiia Majid Maka Makoto Maksim Maksym Malala Maleeha Malek Malik Malika Mamadou Mamoru Mamuka Mamun Manana Mandeep
Manish Manmohan Manoj Mansour Mansur Maria Mariam Marat Margarita Marharyta Mari Marian Mariana Mariia Marina Mario Mariya
Mariusz Marjan Markus Maroš Maruf Maryam Maryna Marzia Marzieh Masako Masato Masayuki Masoud Masud Mateusz Matvei Matvey
Mayu Maxim Maya Mayank Mehdi Mehmet Mehriban Meles Melikset Meltem Memduh Menachem Merab Meral Mert Meryem Mesrop Mevlut
Mevlüt Michel Midori Miguel Mihail Mihai Mihajlo Mikalai Mikayel Mikhail Mikheil Mila Milad Milan Milica Miljan Milorad
Milos Miloš Min Mircea Mirwais Mirza Mirziyo Mitsuo Miyuki Mohamad Mohamed Mohammad Mohammed Mohan Mohd Mohsen Mohsin
Moktar Mona Moshe Mostafa Mouhamed Moussa Moza Muammar Muhammad Muhammadu Muhammed Muhyiddin Mukesh Mukhtar Mulatu Mumtaz
Munir Murad Murat Murod Musa Mustafa Mustapha Muthu Mykhailo Mykola Naftali Nabih Nabil Nadezhda Nadia Nadir Nadira Nadiya
Nadya Nagendra Nagi Naguib Nahed Naina Naira Najib Nana Naoko Naoki Naomi Naoto Narayan Narek Narendra Nargiz Nari Narine
Nasir Nasrin Nasser Natalia Nataliia Nataliya Natalya Natan Natela Natia Nato Nawaf Nawaz Nayib Nazim Nazir Neha Nestan
Nestor Nguyen Nika Nikhil Nikita Niko Nikol Nikola Nikolai Nikolay Nikolaz Nikolos Nikoloz Nilanjana Nino Nirmala Nitin
Niyazi Nizar Nobuo Nodar Noor Noriko Nugzar Nuno Nur Nuri Nurlan Nurul Nursultan Ofer Okechukwu Okonjo Oksana Olaf Oleg
Oleh Oleksandr Oleksandra Oleksii Oleksiy Olena Olesya Olga Olha Oluwaseun Olusegun Omar Omari Omer Omid Onur Oraz Orhan
Osama Osman Otar Oyuna Ozan Paata Pablo Pankaj Panos Parag Parvez Pavel Pavle Pavlo Pawel Paweł Payam Pedro Pervez Petar
Peter Petr Petre Petro Petros Phuong Piotr Poghos Polina Prabhat Prabowo Pradeep Pradip Prakash Pramila Pranab Prashant
Pravin Preeti Prem Priya Priyanka Przemysław Purnima Pyotr Qasem Qassem Qiang Qusay Rabia Rachid Radoslav Radosław Radovan
Raed Rafael Rafiq Raghuram Rahim Rahman Rahul Raila Raimonds Raisa Raj Raja Rajan Rajat Rajeev Rajendra Rajesh Rajiv Rajnath
Raju Rakesh Ram Rama Ramaz Ramesh Rami Ramil Ramin Ramiz Ramón Ramzan Rana Randa Ranil Ranjan Ranjit Rashad Rashed Rashid
Rashida Rati Ratko Ravi Ravil Rawan Raymond Recep Reem Refat Reiko Rena Renat Reuven Reza Rezo Riad Rinat Rishi Rita Riyad
Riza Rizwan Robert Rohit Rohan Roman Romana Romano Roza Rumen Ruslan Rustam Ruth Ryo Ryoji Ryota Saad Saadi Sabah Sabina
Sachin Sadia Sadio Sadiq Sadyr Saeb Saeed Safa Sahar Said Saif Sajid Sakari Sakura Salah Salama Saleh Salem Salim Salma
Salman Salome Salva Samar Sameh Samer Sami Samia Samir Samira Samuel Sana Sanae Sanda Sandro Sania Sanjay Sanjeev Sanjiv
Santosh Sapar Sara Sardar Sarah Sarkis Sasha Satoshi Satya Sayed Sayyid Sebastian Seda Sedat Seiji Selahattin Selim Selin
Serdar Serge Sergei Sergey Sergi Sergii Sergiy Sergo Serhii Serhiy Serik Serzh Seung Sevak Sevda Severyn Sevil Sevinj Shaban
Shahbaz Shahid Shahram Shakil Shamil Shamima Shamsul Shane Shankar Shantanu Sharad Sharif Shashi Shavkat Shehbaz Sheikha
Sheila Shekhar Sherzod Shigeru Shimon Shin Shinichi Shinji Shinzo Shiori Shirin Shiro Shiv Shivraj Shlomo Shoaib Shoichi
Shorena Shota Shubham Siarhei Sidiki Simeon Siyabonga Sjarhei Slava Slavko Slobodan Smriti Snezhana Soe Sofia Sofiane Sofio
Sofiya Sohail Solomiya Somchai Sonia Sonya Sopho Sopiko Soumya Spiros Spyros Stanislav Stanislaw Stanislaus Stefan Stefania
Stella Stepan Stoyan Subhash Sudhir Sugata Suha Suhail Sujatha Sulaiman Suleiman Suleyman Sultan Suman Sumit Sunil Sunita
Suresh Surya Sushil Sushma Svetlana Sviatlana Sviatoslav Svitlana Swati Syed Taavi Tahir Takashi Takayuki Takeo Takeshi
Talal Talgat Tali Tamar Tamara Tamaz Tamim Tamta Tanvir Tanya Taras Tarek Tareq Tariq Taro Taslima Tatia Tatiana Tatsuya
Tatyana Tayyip Tea Tedo Tedros Teimuraz Temur Tengiz Teona Tetiana Tetsuya Tewodros Thabo Than Thanasis Thant Theodoros
Thein Tigran Tika Timofei Timofey Timur Tinatin Tingting Tjatjana Togrul Tokayev Tolib Tomasz Tomoko Tornike Toru Toshihiro
Toshiko Toyin Tsai Tsegaye Tsotne Tudor Turki Tymofiy Ugur Ulugbek Umar Umid Ursula Uzair Uğur Vadim Vadym Vaclav Václav
Vahan Vaibhav Vakhtang Valentin Valentina Valentyn Valentyna Valeri Valeria Valerii Valeriy Valery Vano Vanuhi Varun Vasil
Vasiliki Vasilis Vasiliy Vasily Vasyl Vazgen Vazha Venera Venkaiah Vera Veronika Viacheslav Victor Vijay Vikram Viktor
Viktoria Viktoriia Viktoriya Vinod Viola Vishal Vitali Vitalii Vitaliy Vitaly Vivek Vlad Vladimer Vladimir Vladimír Vladislav
Vladyslav Vlasta Vojislav Volha Volodymyr Vsevolod Vuk Vyacheslav Waheed Wajid Walid Waqar Waseem Wasim Wassim Wei Widodo
Xavier Xi Xiaoping Xin Ya Yacine Yael Yahya Yair Yaki Yakov Yakubu Yana Yanis Yannis Yar Yaroslav Yaroslava Yaser Yash
Yashar Yasin Yasir Yasmin Yasser Yasuhiro Yasuo Yauhen Yegor Yehuda Yekaterina Yelena Yerlan Yevgeni Yevgenia Yevgeniy
Yevgeny Yevhen Yevheniia Yigal Yitzhak Yoav Yogesh Yogi Yoichi Yoko Yong Yoshihide Yoshiko Yoshiro Yossi Yousef Youssef
Yousuf Yoweri Yuki Yukio Yuko Yulia Yuliia Yuliya Yumi Yuri Yurii Yuriko Yuriy Yury Yusra Yusuf Yusuke Yuval Zahid Zahra
Zaid Zainab Zakaria Zaki Zalmay Zamir Zara Zarina Zaur Zaven Zaza Zayd Zdravko Zeid Zeinab Zeynep Zhanna Zhenya Zhivko
Zia Ziad Zinaida Zine Ziyad Zlatan Zohra Zoia Zoran Zoya Zubair Zuhra Zulfikar Zura Zurab Zviad
`;

/** East Asian family names, which precede the given name and so work like given names in other names. */
export const FAMILY_NAMES_FIRST = `
Bae Bui Cai Cao Chang Chen Cheng Choe Choi Chung Dang Deng Ding Dinh Duong Feng Gao Guo Hoang Huang Hwang Huynh Jang Jeong
Jiang Jung Kang Kim Kwon Lai Liang Liao Liu Luo Moon Nguyen Ngo Noh Park Peng Pham Phan Qian Qiao Seo Shen Shin Soong Tang
Tran Trinh Tsai Vuong Wang Wei Xiao Xie Xu Yan Yang Yeo Yoon Yuan Zeng Zhang Zhao Zheng Zhou Zhu
`;
